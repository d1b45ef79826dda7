package fr.voix.notice.follow;

import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailKeyService;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.notice.follow.NewsRepository.Round;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.signature.SignatureCountService.NewsReader;
import fr.voix.petition.signature.SignatureLinkService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an event of a petition into a letter to a signatory. */
@Singleton
record NewsLetterService(FollowLinkService links, SignatureLinkService signatures, MailKeyService keys) {

    Mail letter(
            Round round,
            Petition petition,
            Optional<PetitionAnswer> answer,
            Optional<PetitionCount> count,
            NewsReader reader) {
        Language language = reader.language();
        Messages m = Messages.of(language);
        String stop = links.url(links.newsStopPath(reader.id()), language);
        List<Part> parts = new ArrayList<>(List.of(
                new Part.Paragraph(m.t("follow.news.intro")),
                new Part.Quote(petition.text().titre()),
                new Part.Paragraph(m.t("follow.event." + round.kind()))));
        answer.ifPresent(given -> parts.addAll(given.parts(m)));
        parts.addAll(new DigestWording(m).signatures(count));
        parts.addAll(List.of(
                new Part.Action(m.t("follow.digest.page.PETITION"), links.url(petition.path(), language)),
                new Part.Paragraph(m.t("follow.news.why")),
                new Part.Links(List.of(
                        new Part.Item(m.t("follow.news.stop"), stop),
                        new Part.Item(
                                m.t("mail.signature.withdraw"), signatures.withdrawalUrl(reader.id(), language))))));
        String about = "news/" + round.petitionId() + "/" + round.eventNumber() + "/";
        return new Mail(
                        reader.address(),
                        language,
                        new Letter(m.t("follow.news.subject." + round.kind()), parts),
                        about + keys.of(about + reader.id().uuid()),
                        Optional.of(stop))
                .stoppable()
                .ownedBy(reader.id().newsOwner())
                .about(ShownInMailService.petition(
                        petition.uid(), petition.text().titre()));
    }
}
