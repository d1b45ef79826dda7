/** A signature: kept sealed, counted as a ballot is, set aside, erased. */
package fr.voix.petition.signature;
