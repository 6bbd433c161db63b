// Calls the interoperability service with grpc-go and says of each case `ok NAME` or `failed NAME: why`.
// Arguments: the server and the server that compresses (host:port).
package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"google.golang.org/grpc"

	interop "interop/testing"
)

type probe struct {
	plain, compressing interop.TestServiceClient
}

type testCase struct {
	name string
	run  func(context.Context, probe) error
}

func main() {
	all := probe{connect(os.Args[1]), connect(os.Args[2])}
	for _, test := range cases {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		if err := test.run(ctx, all); err == nil {
			fmt.Println("ok", test.name)
		} else {
			fmt.Printf("failed %s: %s\n", test.name, strings.ReplaceAll(err.Error(), "\n", " "))
		}
		cancel()
	}
}

func connect(address string) interop.TestServiceClient {
	const largest = 16 << 20
	channel, err := grpc.Dial(address, grpc.WithInsecure(), grpc.WithDefaultCallOptions(
		grpc.MaxCallRecvMsgSize(largest), grpc.MaxCallSendMsgSize(largest)))
	if err != nil {
		panic(err)
	}
	return interop.NewTestServiceClient(channel)
}

// unless gives an error if the condition does not hold.
func unless(holds bool, format string, values ...interface{}) error {
	if holds {
		return nil
	}
	return fmt.Errorf(format, values...)
}
