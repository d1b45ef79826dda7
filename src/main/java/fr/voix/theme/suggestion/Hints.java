package fr.voix.theme.suggestion;

import fr.voix.theme.suggestion.Hint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All hints from official data, which work before anybody has classified anything. */
record Hints(List<Hint> hints) {

    Hints {
        hints = List.copyOf(hints);
    }

    /** Slugs of all themes in these hints. */
    Set<String> themes() {
        return hints.stream().flatMap(hint -> hint.themes().stream()).collect(Collectors.toSet());
    }

    /**
     * These hints, following renamed and merged themes.
     *
     * @param current present slugs, by every slug that ever was
     */
    Hints renamed(Map<String, String> current) {
        return new Hints(hints.stream()
                .map(hint -> hint.about(hint.themes().stream()
                        .map(slug -> current.getOrDefault(slug, slug))
                        .distinct()
                        .toList()))
                .toList());
    }

    /** The evidence in a question, in the order of the hints. */
    List<Evidence> read(QuestionFacts subject) {
        FoldedSubject folded = FoldedSubject.of(subject);
        List<Evidence> read = new ArrayList<>();
        for (Hint hint : hints) {
            folded.find(hint).ifPresent(found -> {
                for (int place = 0; place < hint.themes().size(); place++) {
                    read.add(new Evidence(
                            hint.themes().get(place),
                            // a code that is named twice counts once
                            hint.kind() == Kind.REFERENCE ? Kind.CODE : hint.kind(),
                            hint.chance(place),
                            reason(hint, found, subject),
                            hint.kind() == Kind.CODE ? found : ""));
                }
            });
        }
        return read;
    }

    private static Reason reason(Hint hint, String found, QuestionFacts subject) {
        return switch (hint.kind()) {
            case MISSION -> Reason.of(Reason.Kind.MISSION, hint.value(), subject.missionLibelle());
            case CODE, REFERENCE -> Reason.of(Reason.Kind.CODE, hint.name());
            case ORGANE -> Reason.of(Reason.Kind.COMMITTEE, hint.value());
            case PART -> Reason.of(Reason.Kind.BUDGET_REVENUE);
            case TITRE -> Reason.of(Reason.Kind.DOSSIER, subject.titre(), found);
        };
    }

    /** A question in the form that hints are matched with. */
    private record FoldedSubject(QuestionFacts subject, Folded change, Folded titre, String reference) {

        static FoldedSubject of(QuestionFacts subject) {
            return new FoldedSubject(
                    subject,
                    Folded.of(subject.change()),
                    Folded.of(subject.titre()),
                    Folded.of(subject.reference()).text());
        }

        Optional<String> find(Hint hint) {
            return switch (hint.kind()) {
                case MISSION -> when(hint.value().equals(subject.missionCode()), hint);
                case CODE -> change.find(hint.folded(), true);
                case REFERENCE -> when(hint.folded().equals(reference), hint);
                case ORGANE -> when(hint.value().equals(subject.organe()), hint);
                case PART -> when(subject.examen().contains(hint.value() + "D"), hint);
                case TITRE -> titre.find(hint.folded(), false);
            };
        }

        private static Optional<String> when(boolean holds, Hint hint) {
            return holds ? Optional.of(hint.value()) : Optional.empty();
        }
    }
}
