package fr.voix.parliament.rollcall;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * How far the members of a group vote alike: the agreement index of Hix, Noury and Roland (2005),
 * {@code (max - (all - max) / 2) / all} of a roll-call, here its mean. 1 is one voice, 0 is three equal parts.
 *
 * @param scrutins those in which two members or more took part
 * @param index null when there is none
 */
@Introspected
public record Cohesion(int scrutins, @Nullable Double index) {}
