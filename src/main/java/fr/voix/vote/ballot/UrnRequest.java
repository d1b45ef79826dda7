package fr.voix.vote.ballot;

import io.micronaut.core.annotation.Nullable;

/** A request that is carried out in this batch, and the ballot that it leaves standing, if any. */
record UrnRequest(
        UrnVoter voter, RequestMark mark, @Nullable Long leafIndex) {}
