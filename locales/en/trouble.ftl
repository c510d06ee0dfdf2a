# When something is wrong: to administrators and, if it is our fault, to everybody.

trouble-head = <b>An administrator is needed</b>
    { $text }
trouble-token-refused = Telegram does not accept the bot's token ({ $about }). Check it with @BotFather and in OKRUG_BOT_TOKEN.
trouble-second-process = Another program fetches this bot's updates ({ $about }). Stop the second copy.
trouble-unreachable = Telegram has not answered for more than a minute ({ $about }). The bot keeps trying, nothing is lost.
trouble-letter-refused = Telegram refused a letter: { $about }. It is set aside, the log says more.
trouble-update-unreadable = Update { $about } could not be read. It is set aside, the others were handled.
trouble-update-set-aside = Update { $about } ended the bot several times in a row. It is set aside, the others were handled. Look at the log and report it.
trouble-backup-failed = The nightly copy of the database was not made: { $about }. Check the space on the disk.
trouble-database-away = The database took no records ({ $about }); now it does. What people pressed meanwhile has been served. Check the space on the disk.
trouble-database-stuck = The database takes no records: the disk is full, the file is held by another program, or the server is away. Nothing is lost: what people press is served as soon as it can be written. Nothing has to be restarted; make room.
trouble-tick-failed = The regular task “{ $about }” failed. The others go on, this one is tried again when it is due. The log says more.
trouble-unexpected = An unexpected error, number { $about }. The log says more.
trouble-wait = It cannot be written down just now. Nothing is lost: I shall answer as soon as I can.
trouble-perhaps-done = There was an interruption, and this may be done already.
trouble-too-fast = That is too fast for me. Some of your messages were skipped: send the last one again in a minute.
trouble-not-served = One message or press of yours could not be handled, and we are looking into it. Please do not repeat it for now.
trouble-apology = That did not work, and we know already. Please try again in a minute. Number: { $number }
