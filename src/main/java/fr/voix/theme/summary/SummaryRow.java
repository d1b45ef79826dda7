package fr.voix.theme.summary;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code summary}. */
@MappedEntity("summary")
record SummaryRow(
        @Id long summaryId,
        String scrutinUid,
        String texte,
        @Nullable String texteEn,
        String state,
        int writtenBy,
        Instant writtenAt,
        boolean isOutdated) {

    Summary toDomain() {
        return new Summary(
                summaryId, scrutinUid, texte, texteEn, Summary.State.valueOf(state), writtenBy, writtenAt, isOutdated);
    }
}
