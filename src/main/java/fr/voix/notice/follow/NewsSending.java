package fr.voix.notice.follow;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.MailService;
import fr.voix.notice.follow.NewsRepository.Round;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signature.SignatureCountService.NewsReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Writes to signatories who asked for news, a batch in a transaction: there may be hundreds of thousands of them. Where a round
 * stands is written down with its letters.
 */
@Singleton
record NewsSending(
        NewsRepository rounds,
        PetitionService petitions,
        AnswerService answers,
        SignatureCountService signatures,
        PetitionCountService counts,
        NewsLetterService letters,
        MailService mails,
        FollowConfig config,
        Transactions transactions)
        implements PetitionListener {

    /** Goes on with a round; false when there is none. */
    boolean tell() {
        return transactions.write(() -> {
            Optional<Round> claimed = rounds.claim();
            if (claimed.isEmpty()) {
                return false;
            }
            Round round = claimed.get();
            Petition petition = petitions.findShown(round.petitionId()).orElseThrow();
            List<NewsReader> readers = signatures.newsReaders(petition.urnId(), round.after(), config.batch());
            if (readers.isEmpty()) {
                rounds.update(round.petitionId(), round.eventNumber(), round.after(), true);
                return true;
            }
            Optional<PetitionCount> count =
                    Optional.ofNullable(counts.of(List.of(petition.uid())).get(petition.uid()));
            Optional<PetitionAnswer> answer = petitions.events(petition.id()).stream()
                    .filter(event -> event.number() == round.eventNumber())
                    .findFirst()
                    .flatMap(answers::ofEvent);
            mails.postAll(readers.stream()
                    .map(reader -> letters.letter(round, petition, answer, count, reader))
                    .toList());
            rounds.update(
                    round.petitionId(),
                    round.eventNumber(),
                    readers.getLast().id().uuid(),
                    false);
            return true;
        });
    }

    /** In that transaction: what the form asked signatories about, and nothing else; followers hear the rest. */
    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        switch (event.kind()) {
            case ANSWER_PUBLISHED, DEBATE_PUBLISHED -> rounds.insert(event.petitionId(), event.number(), event.kind());
            case ANSWER_WITHDRAWN -> rounds.endAnswers(petition.id());
            default -> {}
        }
    }
}
