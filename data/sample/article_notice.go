package sample

import "huikan/data"

// notice is as short as an article can be.
func notice() data.Article {
	return data.Article{
		Title: "关于启用协会新办公电话的通知", Type: "通知", State: "已刊", DocDate: date("2026-04-01"),
		Body: `::: {.recipient}
各会员单位：
:::

自2026年4月10日起，协会秘书处总机改为0600-55550100，原号码同时停用。特此通知。

::: {.signature}
江州市现代物流行业协会秘书处
2026年4月1日
:::
`,
	}
}
