package fr.voix.petition.signature;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailKeyService;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes to signatories. Each letter ends with how the signature is withdrawn and erased. Whose address it is, is not known yet:
 * nothing in it was typed by anybody, the petition's title included.
 */
@Singleton
record SignatureLetterService(
        MailService mails,
        MailKeyService keys,
        SignatureLinkService links,
        SignatureSeal seals,
        PetitionConfig petitions,
        PublicUrl publicUrl) {

    /**
     * The link and the code that confirm.
     *
     * @param mail how many went out about this signature, this one counted
     */
    void confirm(Petition petition, SignatureId id, EmailAddress to, Language language, int mail, Instant askedAt) {
        Messages m = Messages.of(language);
        List<Part> parts = List.of(
                new Part.Paragraph(m.t("mail.signature.confirm.intro", petition.uid())),
                new Part.Action(m.t("mail.signature.confirm.action"), links.confirmationUrl(id, language)),
                new Part.Paragraph(m.t("mail.signature.confirm.code")),
                new Part.Code(seals.code(id, mail)),
                new Part.Paragraph(
                        m.t("mail.signature.confirm.until", m.moment(askedAt.plus(petitions.confirmWithin())))),
                new Part.Paragraph(m.t("mail.signature.confirm.unasked")),
                withdrawal(m, id, language));
        Letter letter = new Letter(m.t("mail.signature.confirm.subject"), parts);
        post(to, language, letter, "signature-confirm", id, mail);
    }

    /** That the signature counts already; once a day at most. */
    void tellSigned(Petition petition, SignatureId id, EmailAddress to, Language language, Instant now) {
        Messages m = Messages.of(language);
        List<Part> parts = List.of(
                new Part.Paragraph(m.t("mail.signature.signed.intro", petition.uid())),
                new Part.Action(m.t("mail.signature.signed.action"), links.confirmationUrl(id, language)),
                new Part.Paragraph(m.t("mail.signature.signed.unasked")),
                withdrawal(m, id, language));
        Letter letter = new Letter(m.t("mail.signature.signed.subject"), parts);
        post(to, language, letter, "signature-signed", id, day(now));
    }

    /** That two signed with this address; once a day at most. */
    void tellFull(Petition petition, SignatureDraft draft, SignatureId first, Instant now) {
        Language language = draft.language();
        Messages m = Messages.of(language);
        List<Part> parts = List.of(
                new Part.Paragraph(m.t("mail.signature.full.intro", petition.uid())),
                new Part.Paragraph(m.t("mail.signature.full.why")),
                new Part.Paragraph(m.t("mail.signature.full.withdraw")),
                new Part.Links(List.of(new Part.Item(
                        m.t("mail.signature.petition"),
                        publicUrl.origin() + language.href(Addresses.petition(petition.id()))))));
        Letter letter = new Letter(m.t("mail.signature.full.subject"), parts);
        post(draft.address(), language, letter, "signature-full", first, day(now));
    }

    /** What is not sent yet of signatures that are not there any more. */
    void forget(List<SignatureId> gone) {
        mails.forget(SignatureId.owners(gone));
    }

    private Part withdrawal(Messages m, SignatureId id, Language language) {
        return new Part.Links(
                List.of(new Part.Item(m.t("mail.signature.withdraw"), links.withdrawalUrl(id, language))));
    }

    /** The reference stands beside a time, so it does not say which signature it is. */
    private void post(EmailAddress to, Language language, Letter letter, String what, SignatureId id, long number) {
        String reference = what + "/" + keys.of(what + "/" + id.urnId() + "/" + id.uuid() + "/" + number);
        mails.post(new Mail(to, language, letter, reference).stoppable().ownedBy(id.owner()));
    }

    private static long day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    }
}
