package sample

import "huikan/data"

func electric() data.Article {
	return data.Article{Title: "待补稿件：electric", Type: "行业动态", State: "来稿", Body: "正文待补。"}
}
