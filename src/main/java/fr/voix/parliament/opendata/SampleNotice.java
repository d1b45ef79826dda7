package fr.voix.parliament.opendata;

import java.time.LocalDate;

/**
 * What must be said wherever the data are shown: whose they are, under which licence, and of which day.
 *
 * @param source as the licence asks to cite it
 * @param updatedOn the day of the official files
 */
public record SampleNotice(String source, String licence, String licenceUrl, LocalDate updatedOn) {

    /** The sample that the jar carries. */
    public static final SampleNotice SAMPLE = new SampleNotice(
            "Assemblée nationale, open data",
            "Licence Ouverte",
            "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            LocalDate.of(2025, 11, 18));

    /** The one amendement of the sample whose official file was not to be had. */
    public static final String REBUILT_UID = "AMANR5L17PO59048B2247P0D1N001115";
}
