package fr.voix.theme.suggestion;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A reason as it is stored: its kind, and its values in the order of the record.
 */
@Serdeable
record ReasonJson(Kind kind, List<String> values) {

    /** Stored: a name may be added, none changed. */
    enum Kind {
        MISSION,
        CODE,
        COMMITTEE,
        BUDGET_REVENUE,
        DOSSIER,
        WORDS,
        SIMILAR_DECISIONS
    }

    /** Stored JSON leaves empty lists out. */
    ReasonJson {
        values = values == null ? List.of() : List.copyOf(values);
    }

    static ReasonJson of(Reason reason) {
        return switch (reason) {
            case Reason.Mission mission -> new ReasonJson(Kind.MISSION, List.of(mission.code(), mission.libelle()));
            case Reason.Code code -> new ReasonJson(Kind.CODE, List.of(code.name()));
            case Reason.Committee committee -> new ReasonJson(Kind.COMMITTEE, List.of(committee.prefix()));
            case Reason.BudgetRevenue revenue -> new ReasonJson(Kind.BUDGET_REVENUE, List.of());
            case Reason.Dossier dossier -> new ReasonJson(Kind.DOSSIER, List.of(dossier.titre(), dossier.word()));
            case Reason.Words words -> new ReasonJson(Kind.WORDS, words.words());
            case Reason.SimilarDecisions similar -> new ReasonJson(Kind.SIMILAR_DECISIONS, similar.scrutinUids());
        };
    }

    Reason toDomain() {
        return switch (kind) {
            case MISSION -> new Reason.Mission(values.get(0), values.get(1));
            case CODE -> new Reason.Code(values.getFirst());
            case COMMITTEE -> new Reason.Committee(values.getFirst());
            case BUDGET_REVENUE -> new Reason.BudgetRevenue();
            case DOSSIER -> new Reason.Dossier(values.get(0), values.get(1));
            case WORDS -> new Reason.Words(values);
            case SIMILAR_DECISIONS -> new Reason.SimilarDecisions(values);
        };
    }
}
