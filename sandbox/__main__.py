"""`python -m sandbox`: a standalone sandbox for any program that uses the Bot API."""

import argparse
import asyncio

from sandbox import Box, serve


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="1:demo", help="the bot's token (default 1:demo)")
    parser.add_argument("--no-limits", action="store_true", help="disable rate limits (429)")
    parser.add_argument("--local", action="store_true", help="accept webhooks at any address")
    parsed = parser.parse_args()
    box = Box(parsed.token, limits=not parsed.no_limits, is_local=parsed.local)
    async with serve(box, parsed.host, parsed.port) as address:
        print(f"{address}/", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        raise SystemExit(0) from None
