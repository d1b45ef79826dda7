package fr.voix.petition.signature;
