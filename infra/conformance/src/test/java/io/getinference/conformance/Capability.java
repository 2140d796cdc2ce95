package io.getinference.conformance;

/** What a vendor's client can be asked to do; a row of the table in the README. */
enum Capability {
    PLAIN("plain answer"),
    STREAM("streamed answer"),
    TOOLS("tools, round trip"),
    PARALLEL_TOOLS("parallel tools"),
    IMAGES("images"),
    DOCUMENTS("documents (PDF)"),
    SCHEMA("JSON schema, the client's own helper"),
    THINKING("thinking"),
    CACHING("prompt caching counters"),
    COUNT("count tokens"),
    MODELS("models: list, pages, one"),
    VERSIONS("API versions and authentication"),
    FINISH("ends: limit, stop sequence, refusal, block"),
    ERRORS("every error status"),
    RETRIES("retries"),
    STREAM_ERROR("error in the middle of a stream"),
    SILENT_END("stream that ends early, well-formed"),
    CUT("connection cut or stalled"),
    GARBAGE("broken bytes, odd events"),
    GZIP("compressed answers"),
    BILL("usage equals the bill");

    private final String row;

    Capability(String row) {
        this.row = row;
    }

    String row() {
        return row;
    }
}
