package fr.voix.petition.signing;

import fr.voix.base.page.Flaw;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.place.Country;
import fr.voix.petition.signature.Signing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the form of a petition ready to print. */
@Singleton
public record SignPanelView(Signing signatures) {

    private static final SignPanel.Typed NOTHING =
            new SignPanel.Typed("", "", Country.FRANCE.code(), "", false, false, false);

    /** As everybody finds it on the petition's page. */
    public SignPanel of(Petition petition, Language language) {
        return of(petition, language, null);
    }

    /** As a visitor who comes by the author's link finds it before the petition is published. */
    public SignPanel of(Petition petition, Language language, @Nullable String sponsorToken) {
        return of(petition, language, sponsorToken, NOTHING, List.of());
    }

    /** With everything that was typed, and what is wrong with it. */
    SignPanel of(
            Petition petition,
            Language language,
            @Nullable String sponsorToken,
            SignPanel.Typed typed,
            List<Flaw> flaws) {
        boolean isOpen = signatures.roleAt(petition, sponsorToken).isPresent();
        return new SignPanel(
                Messages.of(language),
                language,
                language.href(action(petition.id())) + "#signer",
                isOpen ? null : closed(petition.state()),
                sponsorToken,
                isOpen
                        ? countries(language, typed.country().isEmpty() ? Country.FRANCE.code() : typed.country())
                        : List.of(),
                typed,
                flaws);
    }

    static String action(long petitionId) {
        return Addresses.petition(petitionId) + "/signatures";
    }

    private static List<SignPanel.Option> countries(Language language, String chosen) {
        return Country.all(language).stream()
                .map(country -> new SignPanel.Option(
                        country.code(), country.name(language), country.code().equals(chosen)))
                .toList();
    }

    /** What to say where there is no form: that it is not open yet, not for the moment, or no more. */
    private static SignPanel.Closed closed(PetitionState state) {
        return switch (state) {
            case DRAFT, SPONSORING, AWAITING, OPEN -> SignPanel.Closed.EARLY;
            case SUSPENDED -> SignPanel.Closed.SUSPENDED;
            case CLOSED, ANSWERED, ARCHIVED -> SignPanel.Closed.OVER;
            case REFUSED, LAPSED, WITHDRAWN -> SignPanel.Closed.NEVER;
        };
    }
}
