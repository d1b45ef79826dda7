package fr.voix.notice.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.theme.theme.Theme;
import fr.voix.urn.tally.PetitionTallyJson;
import fr.voix.urn.tally.TallyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A message as it is sent. What is null is absent; new fields may come, and {@code version} changes when one goes.
 *
 * @param trial whether a colleague asked for it, of something that is made up
 * @param page the stable address of the page of the scrutin or petition
 * @param signatures the tally of the petition
 * @param caution that who votes or signs here is no representative sample
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventJson(
        int version,
        String type,
        String id,
        Instant at,
        boolean trial,
        @Nullable String scrutin,
        @Nullable String page,
        @Nullable Long threshold,
        @Nullable List<ThemeJson> themes,
        // said below, in both languages
        @JsonIgnoreProperties("caution") @Nullable TallyJson tally,
        @Nullable Long petition,
        @JsonIgnoreProperties("caution") @Nullable PetitionTallyJson signatures,

        CautionJson caution) {

    static final int VERSION = 1;

    @Serdeable
    record ThemeJson(String slug, String libelle) {

        static ThemeJson of(Theme theme) {
            return new ThemeJson(theme.slug(), theme.libelle());
        }
    }

    @Serdeable
    record CautionJson(String fr, String en) {}

    static EventJson of(Event event, String id, String page, CautionJson caution) {
        return new EventJson(
                VERSION,
                event.type().key(),
                id,
                event.at(),
                event.isTrial(),
                event.scrutin(),
                page,
                event.threshold(),
                event.themes() == null
                        ? null
                        : event.themes().stream().map(ThemeJson::of).toList(),
                event.scrutin() == null ? null : TallyJson.of(event.tally()),
                event.petition(),
                event.petition() == null ? null : PetitionTallyJson.of(event.tally(), null),
                caution);
    }
}
