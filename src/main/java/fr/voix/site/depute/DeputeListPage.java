package fr.voix.site.depute;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * All who sit, by département.
 *
 * @param count how many, in words
 * @param former those who sat once
 */
public record DeputeListPage(Frame frame, String count, List<Departement> departements, List<Line> former) {

    /** @param numero as in postcodes, {@code 2A} included */
    public record Departement(String numero, String nom, List<Line> lines) {}

    /**
     * One deputy.
     *
     * @param numero of the constituency, and the one in words; null where the file does not say
     * @param mail the official one; null for none
     * @param groupe its abbreviation; null for none
     */
    public record Line(
            String uid,
            String name,
            String href,
            @Nullable String numero,
            @Nullable String circonscription,
            @Nullable String groupe,
            @Nullable String mail) {}
}
