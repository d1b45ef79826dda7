package fr.voix.notice.follow;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailKeyService;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.notice.follow.DigestWriting.Digest;
import fr.voix.notice.follow.Happening.What;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.theme.summary.NamedScrutin;
import fr.voix.theme.summary.NamedScrutinService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts digests into letters, many with a few queries. */
@Singleton
record DigestLetterService(
        NamedScrutinService names,
        PetitionCountService counts,
        AnswerService answers,
        FollowSeal seals,
        FollowLinkService links,
        MailKeyService keys) {

    /** Without those that nothing is left to tell in, and those whose address does not open. */
    List<Mail> letters(List<Digest> digests) {
        Map<String, PetitionCount> signatures = counts.of(digests.stream()
                .map(digest -> digest.subject().subject())
                .filter(subject -> subject.kind() == SubjectKind.PETITION)
                .map(Followed::key)
                .distinct()
                .toList());
        Map<Happening, PetitionAnswer> published = published(digests);
        Map<Language, List<Digest>> byLanguage = digests.stream()
                .collect(Collectors.groupingBy(digest -> digest.follow().language()));
        List<Mail> mails = new ArrayList<>();
        byLanguage.forEach((language, some) -> {
            Map<String, NamedScrutin> named = names.named(uids(some), language);
            some.forEach(digest -> letter(digest, named, signatures, published).ifPresent(mails::add));
        });
        return mails;
    }

    /** A query for each publication, not for each follower: moderators publish a few in a day. */
    private Map<Happening, PetitionAnswer> published(List<Digest> digests) {
        Map<Happening, PetitionAnswer> published = new HashMap<>();
        digests.stream()
                .flatMap(digest -> digest.news().getOrDefault(What.EVENT, List.of()).stream())
                .distinct()
                .forEach(one -> answers.published(
                                Long.parseLong(one.subject().key()), EventKind.valueOf(one.uid()), one.detail())
                        .ifPresent(answer -> published.put(one, answer)));
        return published;
    }

    private static List<String> uids(List<Digest> digests) {
        return digests.stream()
                .flatMap(digest -> digest.news().entrySet().stream())
                .filter(news -> news.getKey() != What.EVENT)
                .flatMap(news -> news.getValue().stream())
                .map(Happening::uid)
                .distinct()
                .toList();
    }

    private Optional<Mail> letter(
            Digest digest,
            Map<String, NamedScrutin> named,
            Map<String, PetitionCount> signatures,
            Map<Happening, PetitionAnswer> published) {
        List<Part> news = new ArrayList<>();
        Follow follow = digest.follow();
        DigestWording wording = new DigestWording(Messages.of(follow.language()));
        digest.news().forEach((what, some) -> {
            if (what == What.EVENT) {
                String id = digest.subject().subject().key();
                news.addAll(wording.events(some, published, Optional.ofNullable(signatures.get(id))));
            } else {
                news.addAll(wording.scrutins(what, some, items(what, some, named, follow.language(), wording)));
            }
        });
        // what was hidden between two queries is in none of them
        Optional<EmailAddress> to = news.isEmpty() ? Optional.empty() : seals.address(follow);
        return to.map(address -> mail(digest, address, news));
    }

    private Map<String, Part.Item> items(
            What what,
            List<Happening> some,
            Map<String, NamedScrutin> named,
            Language language,
            DigestWording wording) {
        Map<String, Part.Item> items = new HashMap<>();
        for (Happening one : some) {
            NamedScrutin scrutin = named.get(one.uid());
            if (scrutin != null) {
                items.put(
                        one.uid(),
                        new Part.Item(
                                wording.scrutin(what, one, scrutin),
                                // its address has the language in it
                                links.url(scrutin.address(), Language.FR),
                                ShownInMailService.scrutin(one.uid())));
            }
        }
        return items;
    }

    private Mail mail(Digest digest, EmailAddress to, List<Part> news) {
        Follow follow = digest.follow();
        Language language = follow.language();
        Messages m = Messages.of(language);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(
                m.t("follow.digest.intro", m.moment(follow.lastSentUntil()), m.moment(digest.until()))));
        parts.addAll(news);
        parts.add(new Part.Action(
                m.t("follow.digest.page." + digest.subject().subject().kind()),
                links.url(digest.subject().address(), language)));
        parts.add(new Part.Paragraph(m.t("follow.digest.why." + follow.frequency())));
        parts.add(new Part.Links(List.of(
                new Part.Item(m.t("follow.letter.settings"), links.url(links.settingsPath(follow.id()), language)))));
        Mail mail = new Mail(
                        to,
                        language,
                        new Letter(m.t("follow.digest.subject", digest.subject().name()), parts),
                        "follow/" + keys.of("follow/" + follow.id() + "/" + m.day(digest.until())),
                        Optional.of(links.url(links.stopPath(follow.id()), language)))
                .stoppable()
                .ownedBy(follow.owner());
        Followed subject = digest.subject().subject();
        return subject.kind() == SubjectKind.PETITION
                ? mail.about(ShownInMailService.petition(
                        subject.key(), digest.subject().name()))
                : mail;
    }
}
