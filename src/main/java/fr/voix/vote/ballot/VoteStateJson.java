package fr.voix.vote.ballot;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * Whether a vote can be counted now. It is public, so nothing here shows when somebody voted.
 *
 * @param status UP; DEGRADED when votes are counted but an operator should look; DOWN when none is
 * @param reasons by the part in trouble
 */
@Serdeable
record VoteStateJson(String status, Map<String, String> reasons) {}
