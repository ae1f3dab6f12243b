package sample

import "huikan/data"

func measures() data.Article {
	return data.Article{Title: "待补稿件：measures", Type: "行业动态", State: "来稿", Body: "正文待补。"}
}
