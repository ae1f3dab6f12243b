// Command huikan (会刊) keeps an association's members and articles, and sets
// and prints its newsletter.
package main

import "huikan/app"

func main() { app.Main() }
