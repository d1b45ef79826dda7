package fr.voix.theme.review;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Second readings, counted. */
@MappedEntity
record AgreementRow(@Id long read, long sameMain, long sameSet) {

    Agreement toDomain() {
        return new Agreement(read, sameMain, sameSet);
    }
}
