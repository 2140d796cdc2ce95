package io.getinference.simulator.gemini;

/** Kinds of content, as Google's counters name them. */
enum Modality {
    TEXT,
    IMAGE,
    AUDIO,
    VIDEO,
    DOCUMENT
}
