package fr.voix.petition.reading;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.urn.tally.ShownUrns;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts lists of petitions into words. */
@Singleton
public record PetitionItemService(
        PetitionSubjectService subjects, RefusalReasonService reasons, PetitionConfig config) {

    private static final int EXCERPT = 200;

    /** Stands where a script writes how many are missing. */
    private static final String MISSING = "%s";

    public List<PetitionItem> items(List<FoundPetition> found, Language language) {
        var named = subjects.of(
                found.stream().map(FoundPetition::subject).distinct().toList(), language);
        var refusals = refusals(found, language);
        var m = Messages.of(language);
        found.forEach(one -> ShownUrns.note(Long.toString(one.id()), one.size()));
        return found.stream()
                .map(one -> new PetitionItem(
                        one.titre(),
                        language.href(one.path()),
                        excerpt(one.demande()),
                        one.state() == PetitionState.OPEN,
                        m.t("pet.state." + one.state().name()),
                        when(one, m),
                        named.get(one.subject()),
                        one.refusal() == null ? null : refusals.get(one.refusal()),
                        one.signatures() == null
                                ? m.t("withheld.list")
                                : m.t("pet.count", one.signatures(), m.number(one.signatures())),
                        one.state() == PetitionState.OPEN && one.signatures() != null
                                ? next(one.signatures(), one.given(), m)
                                : null,
                        one.state() == PetitionState.REFUSED || one.signatures() == null
                                ? null
                                : strokes(one.signatures())))
                .toList();
    }

    public Strokes strokes(long signatures) {
        return Strokes.of(signatures, config.publicationAt(), config.debateAt());
    }

    /** The strokes in words. */
    public String alternative(long signatures, Messages m) {
        var strokes = strokes(signatures);
        return m.t(
                "pet.strokes",
                m.t("pet.count", signatures, m.number(signatures)),
                m.number(strokes.on()),
                m.number(strokes.of()),
                m.t("pet.count", strokes.unit(), m.number(strokes.unit())));
    }

    private Map<String, String> refusals(List<FoundPetition> found, Language language) {
        var labels = new HashMap<String, String>();
        if (found.stream().anyMatch(one -> one.refusal() != null)) {
            reasons.listAll().forEach(reason -> labels.put(reason.code(), reason.libelle(language)));
        }
        return labels;
    }

    @Nullable
    private String next(long signatures, Set<ThresholdKind> given, Messages m) {
        var threshold = nextThreshold(signatures, given, m);
        return threshold == null ? null : threshold.text();
    }

    /** How far the next threshold is, without those that are given; null beyond the last. */
    @Nullable
    public NextThreshold nextThreshold(long signatures, Set<ThresholdKind> given, Messages m) {
        return nextKind(signatures, given)
                .map(kind -> {
                    long at = config.signaturesFor(kind);
                    var counting = m.t("pet.next." + kind.name(), MISSING);
                    return new NextThreshold(at, counting.replace(MISSING, m.number(at - signatures)), counting);
                })
                .orElse(null);
    }

    /**
     * A number of signatures that is ahead, in words.
     *
     * @param counting the same, with "%s" for how many are missing: for a script that counts on
     */
    public record NextThreshold(long at, String text, String counting) {}

    /** Every threshold that is not given, the lowest first. */
    public List<Goal> goals(long signatures, Set<ThresholdKind> given, Messages m) {
        return Arrays.stream(ThresholdKind.values())
                .filter(kind -> !given.contains(kind))
                .map(kind -> {
                    long at = config.signaturesFor(kind);
                    return new Goal(
                            m.t("pet.threshold." + kind.name()),
                            at,
                            m.number(at),
                            m.number(Math.max(0, at - signatures)));
                })
                .toList();
    }

    /**
     * A threshold, and how many signatures it still takes.
     *
     * @param number the same as {@code at}, ready to print
     */
    public record Goal(String label, long at, String number, String missing) {}

    /** The same as a sentence, which says what follows. */
    @Nullable
    public String ahead(long signatures, Set<ThresholdKind> given, Messages m) {
        return nextKind(signatures, given)
                .map(kind -> {
                    long missing = config.signaturesFor(kind) - signatures;
                    return m.t("pet.ahead." + kind.name(), missing, m.number(missing));
                })
                .orElse(null);
    }

    private Optional<ThresholdKind> nextKind(long signatures, Set<ThresholdKind> given) {
        return Arrays.stream(ThresholdKind.values())
                .filter(kind -> !given.contains(kind) && signatures < config.signaturesFor(kind))
                .findFirst();
    }

    @Nullable
    private static String when(FoundPetition one, Messages m) {
        return switch (one.state()) {
            case OPEN -> one.closesAt() == null ? null : m.t("pet.until", lastDay(one.closesAt(), m));
            case CLOSED, ANSWERED, ARCHIVED, WITHDRAWN ->
                one.closedAt() == null ? null : m.t("pet.closed.on", m.date(m.day(one.closedAt())));
            default -> null;
        };
    }

    /** Its first words; it is plain text, of which nothing is markup. */
    private static String excerpt(String demande) {
        var text = demande.replaceAll("\\s+", " ");
        if (text.length() <= EXCERPT) {
            return text;
        }
        int cut = text.lastIndexOf(' ', EXCERPT);
        return text.substring(0, cut > EXCERPT / 2 ? cut : EXCERPT).replaceAll("[\\s,;:.«(–-]+$", "") + "…";
    }

    /** It closes at midnight, at the end of a day. */
    public static String lastDay(Instant closesAt, Messages m) {
        return m.date(m.day(closesAt.minusSeconds(1)));
    }
}
