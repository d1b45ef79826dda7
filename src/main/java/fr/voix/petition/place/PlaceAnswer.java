package fr.voix.petition.place;

/** What a country and a code postal amount to: a place, or what is wrong with them. */
sealed interface PlaceAnswer permits Place, PlaceFlaw {}
