package fr.voix.vote.ballot;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * Whether a vote can be counted now. Nothing here says when somebody voted: the public reads it.
 *
 * @param status UP; DEGRADED when votes are counted and something else wants an operator; DOWN when none is
 * @param reasons by what is wrong
 */
@Serdeable
record VoteStateJson(String status, Map<String, String> reasons) {}
