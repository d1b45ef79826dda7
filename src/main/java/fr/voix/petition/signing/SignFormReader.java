package fr.voix.petition.signing;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Messages;
import fr.voix.petition.place.Place;
import fr.voix.petition.place.PlaceReader;
import fr.voix.petition.signature.SignatoryName;
import fr.voix.petition.signature.SignatureDraft;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the form of a signature. */
@Singleton
record SignFormReader(PlaceReader places) {

    /** What was understood. */
    record Reading(@Nullable SignatureDraft draft, List<Flaw> flaws) {}

    Reading read(SignatureForm form, Messages m) {
        List<Flaw> flaws = new ArrayList<>();
        Optional<SignatoryName> name = SignatoryName.parse(form.nom());
        if (name.isEmpty()) {
            flaws.add(new Flaw("nom", m.t(nameFlaw(form.nom()), m.number(SignatoryName.LONGEST))));
        }
        Optional<EmailAddress> address = EmailAddress.ofVisitor(form.mail());
        if (address.isEmpty()) {
            flaws.add(new Flaw("mail", m.t(addressFlaw(form.mail()))));
        }
        Optional<Place> place = places.read(form.pays(), form.codePostal(), "codePostal", m, flaws::add);
        if (form.consentement() == null) {
            flaws.add(new Flaw("consentement", m.t("signature.flaw.consent")));
        }
        return flaws.isEmpty()
                ? new Reading(
                        new SignatureDraft(
                                name.orElseThrow(),
                                address.orElseThrow(),
                                m.language(),
                                place.orElseThrow(),
                                form.affichage() != null,
                                form.nouvelles() != null),
                        List.of())
                : new Reading(null, List.copyOf(flaws));
    }

    private static String nameFlaw(String typed) {
        if (typed.isBlank()) {
            return "signature.flaw.name.missing";
        }
        return typed.strip().codePointCount(0, typed.strip().length()) > SignatoryName.LONGEST
                ? "signature.flaw.name.long"
                : "signature.flaw.name.unfit";
    }

    private static String addressFlaw(String typed) {
        if (typed.isBlank()) {
            return "signature.flaw.mail.missing";
        }
        int at = typed.lastIndexOf('@');
        return at > 0 && !typed.substring(at).contains(".") ? "signature.flaw.mail.end" : "signature.flaw.mail.unfit";
    }
}
