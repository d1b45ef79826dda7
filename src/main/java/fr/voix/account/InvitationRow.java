package fr.voix.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A standing invitation with its account. */
@MappedEntity
record InvitationRow(@Id int moderatorId, String email) {}
