package fr.voix.desk.petition;

import static java.util.Objects.requireNonNullElse;

import fr.voix.base.text.Messages;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.SessionForm;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.TypedSources;
import fr.voix.petition.petition.TypedText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An answer or a debate, as a moderator typed it; {@code liens}: one a line. */
@Serdeable
record AnswerForm(
        @Nullable String genre,
        @Nullable String auteur,
        @Nullable String date,
        @Nullable String reponse,
        @Nullable String reponseEn,
        @Nullable String liens,
        @Nullable String csrf)
        implements SessionForm {

    /** @param draft null when something does not do; {@code flaw} says what then */
    record TypedAnswer(
            @Nullable AnswerDraft draft, @Nullable ActResult.Refused flaw) {}

    /** What it says, or why it does not do. */
    TypedAnswer read(Instant now) {
        Optional<AnswerKind> kind = Arrays.stream(AnswerKind.values())
                .filter(one -> one.key().equals(genre))
                .findFirst();
        String author = TypedText.line(auteur).text();
        Optional<LocalDate> day = day(date, now);
        String text = PublicText.clean(reponse);
        String english = PublicText.clean(reponseEn);
        TypedText lines = TypedText.lines(liens);
        List<String> links = TypedSources.of(lines);
        if (kind.isEmpty()) {
            return unfit("genre");
        }
        if (author.isEmpty() || author.length() > AnswerDraft.LONGEST_AUTHOR || PublicText.isUnwritable(author)) {
            return unfit("auteur");
        }
        if (day.isEmpty()) {
            return unfit("date");
        }
        if (PublicText.isUnwritable(text) || PublicText.isUnwritable(english)) {
            return new TypedAnswer(
                    null, new ActResult.Refused(PublicText.isUnwritable(text) ? "reponse" : "reponseEn", "control"));
        }
        if (text == null || text.length() > AnswerDraft.LONGEST_TEXT) {
            return unfit("reponse");
        }
        if (english != null && english.length() > AnswerDraft.LONGEST_TEXT) {
            return unfit("reponseEn");
        }
        if (!CorrectionForm.areFit(lines, links, AnswerDraft.MOST_LINKS)) {
            return unfit("liens");
        }
        return new TypedAnswer(new AnswerDraft(kind.get(), author, day.get(), text, english, links), null);
    }

    private static TypedAnswer unfit(String field) {
        return new TypedAnswer(null, new ActResult.Refused(field, field));
    }

    /** A day in the past: an announcement is no answer. */
    private static Optional<LocalDate> day(@Nullable String typed, Instant now) {
        try {
            return Optional.of(LocalDate.parse(requireNonNullElse(typed, "").strip()))
                    .filter(day -> day.getYear() >= 2000)
                    .filter(day -> !day.isAfter(now.atZone(Messages.PARIS).toLocalDate()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
