# When something is wrong: to administrators and, if it is our fault, to everybody.

trouble-head = <b>An administrator is needed</b>
    { $text }
trouble-token-refused = Telegram does not accept the bot's token ({ $about }). Check it with @BotFather and in OKRUG_BOT_TOKEN.
trouble-second-process = Another program fetches this bot's updates ({ $about }). Stop the second copy.
trouble-unreachable = Telegram has not answered for more than a minute ({ $about }). The bot keeps trying, nothing is lost.
trouble-webhook-fails = Telegram cannot deliver people's messages to the bot; they wait at Telegram: { $about }. Check OKRUG_WEBHOOK_URL, the certificate and nginx.
trouble-letter-refused = Telegram refused a letter: { $about }. It has been set aside; see the log.
trouble-update-unreadable = Update { $about } could not be read. It has been set aside, the others were handled.
trouble-update-set-aside = Update { $about } crashed the bot several times in a row. It has been set aside, the others were handled. Check the log and report it to the developers.
trouble-backup-failed = The nightly database backup failed: { $about }. Check the disk space.
trouble-database-away = The database was not accepting writes ({ $about }); now it is. Everything people pressed in the meantime has been done. Check the disk space.
trouble-database-stuck = The database is not accepting writes: the disk is full, the file is locked, or the server is down. Nothing is lost: what people press will be done as soon as writing is possible. No restart is needed; free up some space.
trouble-letters-wait = Letters to people are more than 10 minutes late, waiting: { $about }. If the number grows, see the log: Telegram does not answer, or asks to wait.
trouble-disk-low = The disk of the database is almost full: { $about } left. Free some space: it will not suffice for backups, and later for writing.
trouble-clock-wrong = The server's clock differs from Telegram's: { $about }. Deadlines and reminders depend on it, so enable time synchronization (NTP).
trouble-replica-lost = One of the bot's replicas does not respond: { $about }. The others do its work; restart it.
trouble-tick-failed = The regular task “{ $about }” failed. The others continue, and this one will be retried when it is due. See the log.
trouble-unexpected = An unexpected error, number { $about }. See the log.
trouble-wait = I cannot save anything right now. Nothing is lost: I will answer as soon as I can.
trouble-perhaps-done = There was an interruption, and this may already be done.
trouble-too-fast = That is too fast for me. I skipped some of your messages: please send the last one again in a minute.
trouble-not-served = I could not handle one of your messages or presses, and we are looking into it. Please do not repeat it for now.
trouble-apology = Sorry, something broke on our side and we are fixing it. Please try again in a minute. Number: { $number }
