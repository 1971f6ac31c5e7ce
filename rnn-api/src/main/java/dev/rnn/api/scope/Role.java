package dev.rnn.api.scope;

/** What a parameter is for; optimizers and weight decay may treat roles differently. */
public enum Role {
  /** A matrix of a product. */
  WEIGHT,
  /** An added vector; not decayed by default. */
  BIAS,
  /** A multiplied vector, such as of a layer norm; not decayed by default. */
  GAIN,
  /** A table of rows. */
  EMBEDDING,
  /** A learned initial state; not decayed by default. */
  STATE
}
