# The image of Okrug. BASE needs Python 3.11 or newer with `venv`; CI builds one from Debian.
ARG BASE=docker.io/library/python:3.11-slim-bookworm

FROM ${BASE} AS build
# Settings of pip for this build only: another index, or a folder of wheels mounted beside it.
ARG PIP_INDEX_URL
ARG PIP_FIND_LINKS
ARG PIP_NO_INDEX
ARG PIP_CERT
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_COMPILE=1
WORKDIR /src
COPY requirements.lock ./
RUN python3 -m venv /opt/okrug && /opt/okrug/bin/pip install --quiet --require-hashes -r requirements.lock
COPY . .
# Compiled after the last copy: the bot has no right to write there, and would compile at each start.
RUN /opt/okrug/bin/pip install --quiet --no-deps --no-build-isolation . \
    && /opt/okrug/bin/pip uninstall --quiet --yes pip \
    && /opt/okrug/bin/python -m compileall -q -j 0 /opt/okrug/lib

FROM ${BASE}
RUN useradd --uid 10001 --no-create-home --home-dir /data okrug \
    && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /opt/okrug /opt/okrug
ENV PATH=/opt/okrug/bin:$PATH PYTHONDONTWRITEBYTECODE=1 OKRUG_LISTEN=127.0.0.1:8080 OKRUG_LOG_FORMAT=json
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", \
    "import os; from http.client import HTTPConnection as C; c = C(os.environ['OKRUG_LISTEN'], timeout=4); c.request('GET', '/healthz'); exit(c.getresponse().status != 200)"]
ENTRYPOINT ["okrug"]
CMD ["run"]
