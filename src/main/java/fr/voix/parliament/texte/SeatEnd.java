package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/** Until when somebody sat in the Assemblée who sits no more. */
@Introspected
record SeatEnd(String acteurUid, LocalDate until) {}
