package fr.voix.parliament.opendata;

import java.util.List;

/** What became of one batch; counted only after its transaction committed. */
record BatchResult(int created, int updated, int unchanged, List<Refusal> refusals) {}
