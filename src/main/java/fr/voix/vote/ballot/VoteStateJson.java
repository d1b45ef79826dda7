package fr.voix.vote.ballot;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * Whether a vote can be counted now.
 *
 * @param status UP; DEGRADED when votes are counted and something else wants an operator; DOWN when none is
 * @param sinceLastBatch seconds since ballots were last acknowledged by this instance; null when there were none since its start
 * @param waiting ballots that wait to be written
 * @param oldestWait for how many seconds the oldest ballot waits for its answer
 * @param reasons by what is wrong
 */
@Serdeable
record VoteStateJson(
        String status, @Nullable Double sinceLastBatch, int waiting, double oldestWait, Map<String, String> reasons) {}
