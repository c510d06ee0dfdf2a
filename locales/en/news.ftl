news-title = <b>News</b>
news-hint = All that was announced to you within a year. To find something, write a word. Press it, and I will send the announcement again.
news-none = There have been no announcements yet. When there are, they stay here.
news-found = Found for “{ $words }”: { $count }.
news-row = { $day } · { $text }
news-all = All news
