package fr.voix.petition.place;

import fr.voix.base.page.Flaw;
import fr.voix.base.text.Messages;
import fr.voix.petition.place.PlaceAnswer.PlaceFlaw;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads where a signatory lives from the two fields of a form. */
@Singleton
public record PlaceReader(DepartementService departements) {

    /**
     * Only France wants a code postal: abroad it is not looked at. An overseas territory chosen as country is France too,
     * and tells its département by itself.
     *
     * @param country two letters, as the list of countries offers them
     */
    PlaceAnswer read(String country, String codePostal) {
        var chosen = Country.find(country);
        if (chosen.isEmpty()) {
            return PlaceFlaw.UNKNOWN_COUNTRY;
        }
        var isBlank = codePostal == null || codePostal.isBlank();
        var own = chosen.get().ownDepartement().flatMap(departements::find);
        if (own.isPresent()) {
            return isBlank ? new Place(Country.FRANCE, own) : ofTerritory(own.get(), codePostal);
        }
        if (chosen.get().isAustral()) {
            return new Place(Country.FRANCE, Optional.empty());
        }
        if (!chosen.get().isFrance()) {
            return new Place(chosen.get(), Optional.empty());
        }
        return isBlank ? PlaceFlaw.MISSING_CODE : inFrance(codePostal);
    }

    /** As above, for a form: what is wrong is noted at its field, {@code pays} or that of the code postal. */
    public Optional<Place> read(String country, String codePostal, String codeField, Messages m, Consumer<Flaw> flaws) {
        return switch (read(country, codePostal)) {
            case Place place -> Optional.of(place);
            case PlaceFlaw flaw -> {
                flaws.accept(new Flaw(flaw.isOfCountry() ? "pays" : codeField, flaw.text(m)));
                yield Optional.empty();
            }
        };
    }

    private PlaceAnswer ofTerritory(Departement own, String codePostal) {
        var answer = inFrance(codePostal);
        return answer instanceof Place place && !place.departement().equals(Optional.of(own))
                ? PlaceFlaw.OTHER_TERRITORY
                : answer;
    }

    private PlaceAnswer inFrance(String codePostal) {
        var code = CodePostal.read(codePostal);
        if (code.isEmpty()) {
            return PlaceFlaw.UNKNOWN_CODE;
        }
        if (code.get().isOfMonaco()) {
            return PlaceFlaw.CODE_OF_MONACO;
        }
        if (code.get().isOutsideDepartements()) {
            return new Place(Country.FRANCE, Optional.empty());
        }
        return departements
                .of(code.get())
                .<PlaceAnswer>map(departement -> new Place(Country.FRANCE, Optional.of(departement)))
                .orElse(PlaceFlaw.UNKNOWN_CODE);
    }
}
