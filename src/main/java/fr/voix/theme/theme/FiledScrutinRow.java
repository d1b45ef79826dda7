package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A scrutin under a theme, and since when. */
@MappedEntity("scrutin_theme")
record FiledScrutinRow(@Id String scrutinUid, Instant decidedAt) {}
