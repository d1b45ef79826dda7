package fr.voix.desk.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A standing one-time link with its account. */
@MappedEntity
record InvitationRow(@Id int moderatorId, String email, String purpose) {

    boolean isReset() {
        return purpose.equals(InvitationRepository.RESET);
    }
}
