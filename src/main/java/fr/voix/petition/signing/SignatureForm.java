package fr.voix.petition.signing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A signature as its form sends it.
 *
 * @param affichage present when the name may be shown
 * @param nouvelles present when the answer is wanted by mail
 * @param parrainage what the author's link to sponsors brought along
 */
@Serdeable
record SignatureForm(
        @Nullable String nom,
        @Nullable String mail,
        @Nullable String pays,
        @Nullable String codePostal,
        @Nullable String consentement,
        @Nullable String affichage,
        @Nullable String nouvelles,
        @Nullable String parrainage) {

    SignatureForm {
        nom = nom == null ? "" : nom;
        mail = mail == null ? "" : mail;
        pays = pays == null ? "" : pays;
        codePostal = codePostal == null ? "" : codePostal;
    }

    /** A body without a field is a form in which nothing was filled in. */
    static SignatureForm orEmpty(@Nullable SignatureForm form) {
        return form == null ? new SignatureForm(null, null, null, null, null, null, null, null) : form;
    }

    SignPanel.Typed typed() {
        return new SignPanel.Typed(
                nom, mail, pays, codePostal, consentement != null, affichage != null, nouvelles != null);
    }

    @Override
    public String toString() {
        return "SignatureForm[…]";
    }
}
