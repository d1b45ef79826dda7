package fr.voix.parliament.rollcall;

import fr.voix.base.text.Addresses;
import java.util.Optional;
import java.util.regex.Pattern;

/** A roll-call as an address names it: {@code 2027}, and {@code 15-905} where the legislature is not the one in which Voix began. */
public record RollCallNumber(int legislature, int numero) {

    private static final Pattern FORM = Pattern.compile("(?:(?<legislature>[1-9]\\d?)-)?(?<numero>[1-9]\\d{0,5})");

    /** Empty for what is no number. */
    public static Optional<RollCallNumber> of(String place) {
        var match = FORM.matcher(place);
        return match.matches()
                ? Optional.of(new RollCallNumber(
                        match.group("legislature") == null
                                ? Addresses.FIRST_LEGISLATURE
                                : Integer.parseInt(match.group("legislature")),
                        Integer.parseInt(match.group("numero"))))
                : Optional.empty();
    }

    /** Of the French page. */
    public String address() {
        return Addresses.rollCall(legislature, numero);
    }
}
