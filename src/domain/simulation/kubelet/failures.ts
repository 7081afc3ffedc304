/** Why a container is not running although it should be: reasons as `kubectl get pods` shows them. */

/** A container cannot be made from what its spec says; tried again until it can. */
export class CreationFailure extends Error {
  readonly reason: 'CreateContainerConfigError' | 'CreateContainerError';

  constructor(reason: CreationFailure['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The runtime made the container but could not start its process. It counts as a run that ended with 128. */
export class StartFailure extends Error {}

/** A volume cannot be set up: all containers of the Pod wait. */
export class MountFailure extends Error {}
