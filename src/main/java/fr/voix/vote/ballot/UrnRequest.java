package fr.voix.vote.ballot;

import io.micronaut.core.annotation.Nullable;

/** A request carried out in this batch, and the leaf index of the ballot that it leaves in force, if any. */
record UrnRequest(
        UrnVoter voter, RequestMark mark, @Nullable Long leafIndex) {}
