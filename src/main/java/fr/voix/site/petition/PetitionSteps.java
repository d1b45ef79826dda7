package fr.voix.site.petition;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.site.petition.PetitionPage.Line;
import fr.voix.site.petition.PetitionPage.Step;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts into words what a petition went through, what it reached, and what is to come. */
@Singleton
record PetitionSteps(PetitionConfig config) {

    private record Dated(Instant at, Step step) {}

    /**
     * Oldest first; what is to come stands last.
     *
     * @param reached null while the count is withheld: then nothing is said of thresholds, neither that they were reached nor that
     *     they are to come
     */
    List<Step> steps(
            Petition petition, List<PetitionEvent> events, @Nullable List<Threshold> reached, Language language) {
        var m = Messages.of(language);
        var dated = new ArrayList<Dated>();
        for (PetitionEvent event : events) {
            // a threshold is told from the moment that it was reached, not that of its event
            if (event.kind().isPublic() && event.kind() != EventKind.THRESHOLD) {
                dated.add(new Dated(event.at(), step(event, language, m)));
            }
        }
        if (reached != null) {
            reached.forEach(threshold -> dated.add(new Dated(threshold.reachedAt(), step(threshold, m))));
        }
        dated.sort(Comparator.comparing(Dated::at));
        var steps = new ArrayList<>(dated.stream().map(Dated::step).toList());
        boolean isToCome = petition.state() == PetitionState.OPEN || petition.state() == PetitionState.SUSPENDED;
        if (reached != null && isToCome) {
            for (ThresholdKind kind : ThresholdKind.values()) {
                if (reached(kind, reached) == null && !petition.given().contains(kind)) {
                    steps.add(coming(kind, m));
                }
            }
        }
        return List.copyOf(steps);
    }

    /** Its last one. */
    @Nullable
    Step suspension(List<PetitionEvent> events, Language language) {
        return events.reversed().stream()
                .filter(event -> event.kind() == EventKind.SUSPENDED)
                .findFirst()
                .map(event -> step(event, language, Messages.of(language)))
                .orElse(null);
    }

    private static Step step(PetitionEvent event, Language language, Messages m) {
        var more = "pet.step.more." + event.kind().name();
        return new Step(
                m.day(event.at()).toString(),
                m.date(m.day(event.at())),
                m.t("pet.step." + event.kind().name()),
                m.has(more) ? m.t(more) : null,
                // what was said when it was published or refused stands above
                event.kind() == EventKind.PUBLISHED || event.kind() == EventKind.REFUSED ? null : event.said(language),
                event.saidIn(language).code());
    }

    private static Step step(Threshold threshold, Messages m) {
        var day = m.day(threshold.reachedAt());
        return new Step(
                day.toString(),
                m.date(day),
                m.t("pet.reached", m.t("pet.count", threshold.signatures(), m.number(threshold.signatures()))),
                m.t("pet.reached." + threshold.kind().name()),
                null,
                null);
    }

    private Step coming(ThresholdKind kind, Messages m) {
        long signatures = config.signaturesFor(kind);
        return new Step(
                null,
                m.t("pet.steps.next"),
                m.t(
                        "pet.coming",
                        m.t("pet.count", signatures, m.number(signatures)),
                        m.t("pet.threshold." + kind.name())),
                m.t("pet.coming." + kind.name(), config.departementsFor(kind)),
                null,
                null);
    }

    /** What stands beside the count: what was reached, and what is still to be. */
    List<Line> lines(Petition petition, long signatures, List<Threshold> reached, Messages m) {
        var lines = new ArrayList<Line>();
        for (ThresholdKind kind : ThresholdKind.values()) {
            Threshold passed = reached(kind, reached);
            long at = passed == null ? config.signaturesFor(kind) : passed.signatures();
            if (passed != null
                    || !petition.state().isOver() && !petition.given().contains(kind)) {
                lines.add(new Line(
                        m.number(at),
                        m.t("pet.threshold." + kind.name()),
                        passed == null
                                ? m.t("pet.rest", m.number(Math.max(0, at - signatures)))
                                : m.t("pet.since", m.date(m.day(passed.reachedAt()))),
                        at,
                        passed != null));
            }
        }
        return List.copyOf(lines);
    }

    @Nullable
    private static Threshold reached(ThresholdKind kind, List<Threshold> reached) {
        return reached.stream()
                .filter(threshold -> threshold.kind() == kind)
                .findFirst()
                .orElse(null);
    }
}
