package fr.voix.site.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.urn.setaside.DayPressure;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * How hard one day pressed on it, in classes of percent.
 *
 * @param day in UTC
 * @param largestNetwork the share of the day's ballots or signatures that one network brought, of the one that brought the most
 * @param largestDomain the share of the day's signatures that came with addresses of one mail domain, of the one that brought
 *     the most, the large providers left out; absent for a Scrutin
 * @param aside the share that was set aside, whatever became of it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DayPressure")
record PressureJson(
        LocalDate day,

        @Schema(
                type = "string",
                allowableValues = {"none", "under-5", "5-10", "10-25", "over-25"})
        String largestNetwork,

        @Schema(
                type = "string",
                allowableValues = {"none", "under-5", "5-10", "10-25", "over-25"})
        @Nullable
        String largestDomain,

        @Schema(
                type = "string",
                allowableValues = {"none", "under-5", "5-10", "10-25", "over-25"})
        String aside) {

    static PressureJson of(DayPressure pressure) {
        return new PressureJson(
                pressure.day(),
                pressure.largest().code(),
                pressure.largestDomain() == null
                        ? null
                        : pressure.largestDomain().code(),
                pressure.aside().code());
    }
}
