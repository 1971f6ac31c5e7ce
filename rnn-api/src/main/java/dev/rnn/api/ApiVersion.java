package dev.rnn.api;

/** The version of the plug-in API. A plug-in made for another major version is refused with its name and jar. */
public final class ApiVersion {
  /** The version of this API; it rises when a plug-in must change. */
  public static final int CURRENT = 1;

  private ApiVersion() {}
}
