package fr.voix.petition.confirming;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.place.Country;
import fr.voix.petition.place.DepartementService;
import fr.voix.petition.signature.ConfirmationService;
import fr.voix.petition.signature.Signature;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureLinkService;
import fr.voix.petition.signature.SignatureReceipt;
import fr.voix.petition.signature.SignatureResult;
import fr.voix.petition.signature.SignatureSealService;
import fr.voix.urn.leaf.AsideMark;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/** Answers a signatory who opens the link that confirms a signature, or presses its button. */
@Singleton
public class ConfirmationView {

    private final ConfirmationService confirmations;
    private final SignatureCountService counts;
    private final SignatureSealService seals;
    private final SignatureLinkService links;
    private final PetitionService petitions;
    private final PetitionConfig config;
    private final DepartementService departements;
    private final PublicUrl publicUrl;
    private final NoteView notes;
    private final SignatureFrame pages;

    ConfirmationView(
            ConfirmationService confirmations,
            SignatureCountService counts,
            SignatureSealService seals,
            SignatureLinkService links,
            PetitionService petitions,
            PetitionConfig config,
            DepartementService departements,
            PublicUrl publicUrl,
            NoteView notes,
            SignatureFrame pages) {
        this.confirmations = confirmations;
        this.counts = counts;
        this.seals = seals;
        this.links = links;
        this.petitions = petitions;
        this.config = config;
        this.departements = departements;
        this.publicUrl = publicUrl;
        this.notes = notes;
        this.pages = pages;
    }

    HttpResponse<?> show(String token, Language language) {
        SignatureId id = read(token);
        String path = links.confirmationPath(id);
        Petition petition = petition(id);
        Signature row = confirmations.find(id).orElse(null);
        if (row == null || petition == null || confirmations.isTooOld(row)) {
            return notes.gone(language, path, petition);
        }
        if (row.isConfirmed()) {
            return pages.page(HttpStatus.OK, "confirming/counted", counted(petition, row, language));
        }
        return petition.state().takesSignatures() && !petition.isHidden()
                ? pages.page(HttpStatus.OK, "confirming/confirm", pending(petition, row, language))
                : notes.shut(language, path, petition);
    }

    private ConfirmPage pending(Petition petition, Signature row, Language language) {
        Messages m = Messages.of(language);
        String path = links.confirmationPath(row.id());
        return new ConfirmPage(
                pages.frame(language, path, petition, m.t("signature.confirm.title")),
                SignatureFrame.title(petition, language),
                seals.name(row.id(), row.name()).orElse(""),
                place(row, language),
                row.isNamePublic(),
                row.wantsNews(),
                m.t("signature.confirm.until", m.moment(row.askedAt().plus(config.confirmWithin()))),
                language.href(path),
                language.href(links.withdrawalPath(row.id())));
    }

    private String place(Signature row, Language language) {
        String country = new Country(row.country()).name(language);
        return row.departement() == null
                ? country
                : departements
                        .find(row.departement())
                        .map(departement -> departement.nom() + " (" + departement.code() + ")")
                        .orElse(country);
    }

    private CountedPage counted(Petition petition, Signature row, Language language) {
        Messages m = Messages.of(language);
        String path = links.confirmationPath(row.id());
        String heading = m.t(row.aside() == null ? "signature.done.title" : "signature.aside.title");
        String sentence = row.aside() == null ? counted(petition, row, m) : aside(row.aside(), m);
        return new CountedPage(
                pages.frame(language, path, petition, heading),
                SignatureFrame.title(petition, language),
                heading,
                counts.isPublished(petition, row.leafIndex())
                        ? sentence
                        : sentence + " " + m.t("signature.done.waiting"),
                row.aside() != null,
                receipt(petition, row),
                language.href(path) + "/recu.json",
                language.href(links.withdrawalPath(row.id())),
                SignatureFrame.back(petition, language),
                petition.isShown() ? language.href(Addresses.followPetition(petition.id())) : null);
    }

    private String counted(Petition petition, Signature row, Messages m) {
        OptionalLong total = counts.totalWith(petition, row.leafIndex());
        return total.isEmpty()
                ? m.t("withheld.petition")
                : m.t("signature.done.text", total.getAsLong(), m.number(total.getAsLong()));
    }

    private static String aside(AsideMark mark, Messages m) {
        return mark.isWaiting()
                ? m.t("signature.aside.waiting")
                : m.t("signature.aside.text", m.t("regle." + mark.rule()), mark.decision());
    }

    private static SignatureReceipt receipt(Petition petition, Signature row) {
        return SignatureReceipt.of(petition.uid(), row.leafIndex(), row.tier(), row.secret(), row.nonce());
    }

    HttpResponse<?> confirm(
            String token, Language language, @Nullable byte[] nonce, byte[] network, Entrance entrance) {
        return confirm(read(token), language, nonce, network, entrance);
    }

    /** Then the page that shows it, which may be loaded again. */
    public HttpResponse<?> confirm(
            SignatureId id, Language language, @Nullable byte[] nonce, byte[] network, Entrance entrance) {
        String path = links.confirmationPath(id);
        SignatureResult result = confirmations.confirm(id, nonce, network);
        if (result instanceof SignatureResult.Counted) {
            return pages.moved(language.href(path));
        }
        return entrance.pass(() -> {
            Petition petition = petition(id);
            return switch (result) {
                case SignatureResult.Counted ignored -> pages.moved(language.href(path));
                case SignatureResult.Gone ignored -> notes.gone(language, path, petition);
                case SignatureResult.Withdrawn ignored -> notes.gone(language, path, petition);
                case SignatureResult.Closed ignored -> notes.shut(language, path, petition);
                case SignatureResult.Busy ignored -> notes.busy(language, path, petition);
                case SignatureResult.OutcomeUnknown ignored -> notes.unknown(language, path, petition);
                case SignatureResult.ReadOnly ignored -> notes.readOnly(language, path, petition);
            };
        });
    }

    /** The receipt as a file, as the page that checks receipts takes it. */
    HttpResponse<?> receipt(String token) {
        SignatureId id = read(token);
        Signature row = confirmations.find(id).filter(Signature::isConfirmed).orElseThrow(() -> notFound());
        Petition petition = petition(id);
        if (petition == null) {
            throw notFound();
        }
        return pages.bare(HttpResponse.ok(ReceiptJson.of(receipt(petition, row), publicUrl.host()))
                        .contentType(MediaType.APPLICATION_JSON_TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"voix-recu-petition-" + petition.id() + ".json\"");
    }

    private SignatureId read(String token) {
        return links.readConfirmation(token).orElseThrow(() -> notFound());
    }

    @Nullable
    private Petition petition(SignatureId id) {
        return petitions.findByUrn(id.urnId()).orElse(null);
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such signature");
    }
}
