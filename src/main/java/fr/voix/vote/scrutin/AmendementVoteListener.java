package fr.voix.vote.scrutin;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.amendement.WithheldFigures;
import fr.voix.parliament.opendata.VoteListener;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.log.UrnGuard;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Opens scrutins for imported amendements, keeps texts that were voted on, and tells which votes show no figures. */
@Singleton
record AmendementVoteListener(ScrutinOpening questions, PastTextService pastTexts, UrnGuard guard)
        implements VoteListener, WithheldFigures {

    @Override
    public boolean isReadOnly() {
        return guard.isReadOnly();
    }

    @Override
    public void replacing(Map<String, String> texts) {
        pastTexts.keep(texts);
    }

    @Override
    public void saved(Collection<Amendement> amendements) {
        questions.ask(
                amendements.stream().flatMap(AmendementVoteListener::question).toList());
    }

    private static Stream<Question> question(Amendement amendement) {
        return TexteAffiche.of(amendement).map(text -> new Question(amendement.uid(), text.sha256())).stream();
    }

    @Override
    public Set<String> uids() {
        return guard.stopped();
    }
}
