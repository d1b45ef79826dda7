package fr.voix.desk.petition;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.RefusingPage.Refusal;
import fr.voix.desk.petition.PetitionDeskPage.Fact;
import fr.voix.desk.petition.PetitionDeskService.State;
import fr.voix.desk.petition.PetitionQueueRepository.QueuedPetition;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.signature.name.HeldName;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes one petition ready to print. */
@Singleton
public record PetitionDeskView(PetitionQueueView lists, PetitionHistoryView histories) {

    /** Fields of forms that are words, in the order in which they are given back. */
    private static final List<String> WORDS = List.of(
            "titre",
            "demande",
            "motifs",
            "sources",
            "auteur",
            "date",
            "reponse",
            "reponseEn",
            "liens",
            "texte",
            "texteEn",
            "existante");

    PetitionDeskPage page(
            Messages words,
            Account account,
            State state,
            Map<Integer, String> names,
            @Nullable String notice,
            @Nullable Refusal refusal,
            @Nullable String motif) {
        Petition petition = state.petition();
        var number = words.t("petitiondesk.number", petition.uid());
        Set<String> forms = account.mayModerate() ? forms(state) : Set.of();
        return new PetitionDeskPage(
                frame(words, account, state),
                number,
                words.link(PetitionQueueView.address(petition.id())),
                petition.isShown() ? words.link(petition.path()) : null,
                new PetitionDeskPage.Text(
                        PetitionRevision.version(petition.text()),
                        petition.text().titre(),
                        petition.text().demande(),
                        petition.text().motifs(),
                        petition.text().sources()),
                facts(words, state),
                state.near().stream().map(row -> near(words, row)).toList(),
                forms,
                state.rules().stream()
                        .filter(rule -> !rule.isRetired())
                        .map(rule -> rule(words, rule))
                        .toList(),
                state.answers().stream().map(answer -> answer(words, answer)).toList(),
                account.mayModerate()
                        ? state.heldNames().stream()
                                .map(name -> name(words, name))
                                .toList()
                        : List.of(),
                histories.history(words, state),
                histories.acts(words, state, names),
                notice,
                refusal,
                motif,
                refusal == null || forms.contains(refusal.form()) ? List.of() : kept(words, refusal.typed()));
    }

    private static Frame frame(Messages words, Account account, State state) {
        Petition petition = state.petition();
        String title =
                words.t("petitiondesk.one", petition.uid(), petition.text().titre());
        return account.frame(words, title, PetitionQueueView.address(petition.id()));
    }

    /** What can be done where it stands; whether it still can is asked again when it is done. */
    private static Set<String> forms(State state) {
        var forms = new TreeSet<String>();
        Petition petition = state.petition();
        if (petition.state() == PetitionState.AWAITING) {
            forms.addAll(List.of("publication", "refus"));
        }
        for (StateAct act : StateAct.values()) {
            if (act.fits(petition.state())) {
                forms.add("etat-" + act.key());
            }
        }
        if (PetitionRevision.isCorrectable(petition.state())) {
            forms.add("correction");
        }
        if (petition.isShown() && petition.publishedAt() != null && petition.state() != PetitionState.WITHDRAWN) {
            forms.add("reponse");
        }
        state.answers().stream().filter(PetitionAnswer::stands).forEach(answer -> forms.add("retrait-" + answer.id()));
        if (!state.heldNames().isEmpty()) {
            forms.add("noms");
        }
        boolean isHideable = PetitionModeration.isHideable(petition);
        if (petition.isHidden() || isHideable) {
            forms.add(petition.isHidden() ? "visibilite-show" : "visibilite-hide");
        }
        if (petition.isAuthorHidden() || isHideable) {
            forms.add(petition.isAuthorHidden() ? "visibilite-author-show" : "visibilite-author-hide");
        }
        return forms;
    }

    private List<Fact> facts(Messages words, State state) {
        var facts = new ArrayList<Fact>();
        Petition petition = state.petition();
        add(words, facts, "state", PetitionQueueView.state(words, petition.state(), petition.isHidden()));
        if (petition.state() == PetitionState.AWAITING) {
            Instant since = since(state);
            add(words, facts, "since", words.stamp(since));
            add(words, facts, "promise", lists.promise(words, since));
        }
        String author = state.author() == null ? words.t("petitiondesk.author.erased") : state.author();
        add(words, facts, "author", petition.isAuthorHidden() ? words.t("petitiondesk.author.hidden", author) : author);
        if (state.sponsors() != null) {
            add(words, facts, "sponsors", words.number(state.sponsors()));
        }
        facts.add(new Fact(
                words.t("petitiondesk.fact.signatures"),
                words.t("petitiondesk.signatures"),
                words.link(PetitionQueueView.decisions(petition.uid()))));
        addMoment(words, facts, "published", petition.publishedAt());
        addMoment(words, facts, petition.closedAt() == null ? "closes" : "closed", closing(petition));
        state.thresholds()
                .forEach(reached -> add(
                        words,
                        facts,
                        "threshold",
                        words.t(
                                "petitiondesk.threshold.reached",
                                words.number(reached.signatures()),
                                words.t("petitiondesk.threshold."
                                        + reached.kind().key()),
                                words.stamp(reached.reachedAt()))));
        addSubject(words, facts, state);
        return facts;
    }

    @Nullable
    private static Instant closing(Petition petition) {
        return petition.closedAt() == null ? petition.closesAt() : petition.closedAt();
    }

    private static Instant since(State state) {
        return state.events().stream()
                .filter(event -> event.after() == PetitionState.AWAITING && event.before() != PetitionState.AWAITING)
                .map(event -> event.at())
                .reduce((earlier, later) -> later)
                .orElse(state.petition().createdAt());
    }

    private static void addSubject(Messages words, List<Fact> facts, State state) {
        var subject = state.petition().subject();
        var label = words.t("petitiondesk.fact.subject");
        if (subject.amendementUid() != null) {
            facts.add(new Fact(label, subject.amendementUid(), words.link(Addresses.scrutin(subject.amendementUid()))));
        }
        if (subject.texteUid() != null) {
            facts.add(new Fact(label, subject.texteUid(), null));
        }
        var theme = state.theme();
        if (theme != null) {
            facts.add(new Fact(label, theme.libelle(words.language()), null));
        }
    }

    private static void add(Messages words, List<Fact> facts, String label, String value) {
        facts.add(new Fact(words.t("petitiondesk.fact." + label), value, null));
    }

    private static void addMoment(Messages words, List<Fact> facts, String label, @Nullable Instant at) {
        if (at != null) {
            add(words, facts, label, words.stamp(at));
        }
    }

    private static PetitionDeskPage.Item near(Messages words, QueuedPetition row) {
        return new PetitionDeskPage.Item(
                words.link(PetitionQueueView.address(row.petitionId())),
                row.titre(),
                words.t("petitiondesk.number", Long.toString(row.petitionId())),
                PetitionQueueView.state(words, row.state(), row.isHidden()));
    }

    private static PetitionDeskPage.Rule rule(Messages words, RefusalReason rule) {
        return new PetitionDeskPage.Rule(
                rule.code(),
                words.t("petitiondesk.rule." + rule.code()),
                rule.libelle(words.language()),
                rule.explanation(words.language()),
                rule.isHiding());
    }

    private static PetitionDeskPage.Answer answer(Messages words, PetitionAnswer answer) {
        return new PetitionDeskPage.Answer(
                answer.id(),
                words.t("petitiondesk.answer." + answer.kind().key(), answer.author(), words.date(answer.givenOn())),
                answer.text(),
                answer.textEn(),
                answer.links(),
                answer.stands()
                        ? null
                        : words.t(
                                "petitiondesk.answer.withdrawn",
                                words.stamp(answer.withdrawnAt()),
                                answer.withdrawal()));
    }

    private static PetitionDeskPage.Name name(Messages words, HeldName held) {
        return new PetitionDeskPage.Name(
                held.id().uuid().toString(),
                held.name(),
                words.t("petitiondesk.name." + held.state().key()));
    }

    /** What was typed into a form that is not there any more is given back to be copied. */
    private static List<Fact> kept(Messages words, Map<String, String> typed) {
        return WORDS.stream()
                .filter(name -> !typed.getOrDefault(name, "").isBlank())
                .map(name -> new Fact(words.t("petitiondesk.field." + name), typed.get(name), null))
                .toList();
    }
}
