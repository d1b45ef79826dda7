package fr.voix.petitionview;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of a petition, as moderators published it.
 *
 * @param isDebate a debate, else an answer
 * @param author who answered, or where it was debated
 * @param textEn may be missing
 * @param links addresses of what it refers to
 */
public record PublishedAnswer(
        long id,
        boolean isDebate,
        String author,
        LocalDate givenOn,
        String text,
        @Nullable String textEn,
        List<String> links,
        Instant publishedAt) {}
