package fr.voix.site.amendement;

import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.debat.Avis;
import fr.voix.parliament.debat.CompteRendu.Role;
import fr.voix.parliament.debat.CompteRenduService;
import fr.voix.parliament.debat.Said;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts into words what was said on an amendement in plenary. */
@Singleton
record SaidLines(CompteRenduService reports) {

    private static final int MOST = 6;

    /** Null where no report is certain to tell of it. */
    @Nullable
    AmendementPage.Debate of(Amendement amendement, Messages m) {
        var said = amendement.seanceRef() == null ? List.<Said>of() : reports.on(amendement.uid(), MOST);
        return said.isEmpty()
                ? null
                : new AmendementPage.Debate(
                        opinions(said, m),
                        said.stream().map(one -> line(one, m)).toList());
    }

    private static AmendementPage.Speech line(Said one, Messages m) {
        return new AmendementPage.Speech(
                new Link(one.nom(), one.slug() == null ? null : m.link("/deputes/" + one.slug())),
                one.isDefence() ? m.t("said.defence") : one.qualite(),
                one.isDefence(),
                one.extrait(),
                one.href());
    }

    private static List<String> opinions(List<Said> said, Messages m) {
        var committee = opinion(said, Role.COMMISSION);
        var government = opinion(said, Role.GOUVERNEMENT);
        return committee == government && committee != null
                ? List.of(opinion(committee, "said.by.BOTH", m))
                : Stream.of(opinion(committee, "said.by.COMMISSION", m), opinion(government, "said.by.GOUVERNEMENT", m))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Null where none is said plainly, or more than one. */
    @Nullable
    private static Avis opinion(List<Said> said, Role role) {
        var opinions = said.stream()
                .filter(one -> one.role() == role)
                .map(Said::avis)
                .distinct()
                .toList();
        return opinions.size() == 1 ? opinions.getFirst() : null;
    }

    @Nullable
    private static String opinion(@Nullable Avis avis, String by, Messages m) {
        return avis == null ? null : m.t("said.avis." + avis, m.t(by));
    }
}
