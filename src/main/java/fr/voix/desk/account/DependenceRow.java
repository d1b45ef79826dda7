package fr.voix.desk.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One line of {@code moderator_dependence}. */
@MappedEntity("moderator_dependence")
record DependenceRow(@Id long moderatorDependenceId) {}
