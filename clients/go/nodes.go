package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"

	civilaffairs "exchange.example/referral/gen/exchange/civilaffairs/v1"
	publicsecurity "exchange.example/referral/gen/exchange/publicsecurity/v1"
)

// tlsFiles are the files of mutual TLS, PEM. The certificate's OU says to the node which department calls.
type tlsFiles struct {
	ca, certificate, key string
}

// node is a node's services over one connection.
type node struct {
	connection *grpc.ClientConn
	households publicsecurity.HouseholdServiceClient
	register   civilaffairs.RegisterServiceClient
	referrals  civilaffairs.ReferralServiceClient
}

// connect makes a connection, which is opened by the first call.
func connect(address string, transport grpc.DialOption) (*node, error) {
	connection, err := grpc.Dial(address,
		transport,
		// A connection that has died without a word is noticed while a call waits on it.
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 30 * time.Second, Timeout: 20 * time.Second}),
		// Back within a second when a node has been started again.
		grpc.WithConnectParams(grpc.ConnectParams{
			Backoff:           backoff.Config{BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: time.Second},
			MinConnectTimeout: 5 * time.Second,
		}))
	if err != nil {
		return nil, err
	}
	return &node{
		connection: connection,
		households: publicsecurity.NewHouseholdServiceClient(connection),
		register:   civilaffairs.NewRegisterServiceClient(connection),
		referrals:  civilaffairs.NewReferralServiceClient(connection),
	}, nil
}

// transportFrom reads the TLS files. Without any, calls go in plaintext, which nodes take on loopback alone.
func transportFrom(files *tlsFiles) (grpc.DialOption, error) {
	if files == nil {
		return grpc.WithInsecure(), nil
	}
	certificate, err := tls.LoadX509KeyPair(files.certificate, files.key)
	if err != nil {
		return nil, err
	}
	ca, err := os.ReadFile(files.ca)
	if err != nil {
		return nil, err
	}
	authorities := x509.NewCertPool()
	if !authorities.AppendCertsFromPEM(ca) {
		return nil, fmt.Errorf("%s 中没有证书 holds no certificate", files.ca)
	}
	return grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{
		Certificates: []tls.Certificate{certificate},
		RootCAs:      authorities,
		MinVersion:   tls.VersionTLS12,
	})), nil
}
